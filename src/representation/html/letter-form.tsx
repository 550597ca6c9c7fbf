import { addressToPath } from '../../model/address.ts'
import { type LetterField, letterFields, longestFields } from '../../model/letter.ts'
import type { LetterForm } from '../letter-form.ts'
import type { Setting } from '../representation.ts'
import { wordsFor } from '../words/index.ts'
import { Layout } from './layout.tsx'

interface FormProps {
  form: LetterForm
  setting: Setting
}

/** How the fields that are no long texts are typed, and filled in by browsers. */
const lines: Partial<Record<LetterField, { type: string; autocomplete: string }>> = {
  name: { type: 'text', autocomplete: 'name' },
  email: { type: 'email', autocomplete: 'email' },
}

function Field({ name, form, setting }: FormProps & { name: LetterField }) {
  const { fields, faults } = wordsFor(setting.language).letter
  const fault = form.faults[name]
  const shared = {
    ...{ id: name, name, maxlength: longestFields[name], required: name === 'wrong' },
    ...(fault ? { 'aria-invalid': true, 'aria-describedby': `${name}-fault` } : {}),
  }
  const line = lines[name]
  const typed = form.letter?.[name]
  return (
    <p>
      <label for={name}>{fields[name]}</label>
      {line ? (
        <input {...line} {...shared} value={typed} />
      ) : (
        <textarea rows={5} {...shared}>
          {typed}
        </textarea>
      )}
      {fault && <strong id={`${name}-fault`}>{faults[fault]}</strong>}
    </p>
  )
}

function Form({ form, setting }: FormProps) {
  const { needed, next, empty, send } = wordsFor(setting.language).letter
  return (
    <form class="letter" method="post" action={form.address}>
      {form.article && <input type="hidden" name="article" value={form.article.address} />}
      <p>{needed}</p>
      {letterFields.map((name) => (
        <Field name={name} form={form} setting={setting} />
      ))}
      <p hidden>
        <label for="website">{empty}</label>
        <input id="website" name="website" autocomplete="off" />
      </p>
      <p>{next(form.keeper, setting.archive.retention)}</p>
      {form.turnstile !== null && <div class="cf-turnstile" data-sitekey={form.turnstile} />}
      <button type="submit">{send}</button>
    </form>
  )
}

/** The form of those who ask for a correction, with what was typed and why that was not taken. */
export function LetterPage({ form, setting }: FormProps) {
  const { title, failures } = wordsFor(setting.language).letter
  const { article, failure, letter, turnstile } = form
  const meta = turnstile !== null && letter !== null && (
    <script src="https://challenges.cloudflare.com/turnstile/v0/api.js" async defer />
  )
  return (
    <Layout setting={setting} title={title} canonical={null} meta={meta}>
      <h1>{title}</h1>
      {article && (
        <p>
          <a href={addressToPath(article.address)}>{article.headline}</a>
        </p>
      )}
      {failure !== null && <p role="alert">{failures[failure]}</p>}
      {letter && <Form form={form} setting={setting} />}
    </Layout>
  )
}

/** The page that says that a letter was received. */
export function ReceivedPage({ form, reference, setting }: FormProps & { reference: string }) {
  const { received, reference: label, next } = wordsFor(setting.language).letter
  return (
    <Layout setting={setting} title={received} canonical={null}>
      <h1>{received}</h1>
      <p>
        {label} <strong>{reference}</strong>
      </p>
      <p>{next(form.keeper, setting.archive.retention)}</p>
    </Layout>
  )
}
