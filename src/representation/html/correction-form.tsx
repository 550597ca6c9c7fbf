import { addressToPath } from '../../model/address.ts'
import { type CorrectionField, correctionFields, maxFieldLengths } from '../../model/correction-request.ts'
import type { CorrectionForm } from '../correction-form.ts'
import type { Setting } from '../representation.ts'
import { wordsFor } from '../words/index.ts'
import { Layout } from './layout.tsx'

interface FormProps {
  form: CorrectionForm
  setting: Setting
}

/** The fields of one line; the others are text areas. */
const inputs: Partial<Record<CorrectionField, { type: string; autocomplete: string }>> = {
  name: { type: 'text', autocomplete: 'name' },
  email: { type: 'email', autocomplete: 'email' },
}

function Field({ name, form, setting }: FormProps & { name: CorrectionField }) {
  const { fields, errors } = wordsFor(setting.language).correctionForm
  const error = form.errors[name]
  const attributes = {
    id: name,
    name,
    maxlength: maxFieldLengths[name],
    required: name === 'wrong',
    ...(error ? { 'aria-invalid': true, 'aria-describedby': `${name}-error` } : {}),
  }
  const input = inputs[name]
  const typed = form.values?.[name]
  return (
    <p>
      <label for={name}>{fields[name]}</label>
      {input ? (
        <input {...input} {...attributes} value={typed} />
      ) : (
        <textarea rows={5} {...attributes}>
          {typed}
        </textarea>
      )}
      {error && <strong id={`${name}-error`}>{errors[error]}</strong>}
    </p>
  )
}

function Form({ form, setting }: FormProps) {
  const { needed, next, empty, send } = wordsFor(setting.language).correctionForm
  return (
    <form class="request" method="post" action={form.address}>
      {form.article && <input type="hidden" name="article" value={form.article.address} />}
      <p>{needed}</p>
      {correctionFields.map((name) => (
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

/** The form for requesting a correction, with the reader's text and its errors. */
export function CorrectionFormPage({ form, setting }: FormProps) {
  const { title, failures } = wordsFor(setting.language).correctionForm
  const { article, failure, values: request, turnstile } = form
  const meta = turnstile !== null && request !== null && (
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
      {request && <Form form={form} setting={setting} />}
    </Layout>
  )
}

/** The page that confirms receipt of a request. */
export function CorrectionReceiptPage({ form, reference, setting }: FormProps & { reference: string }) {
  const { received, reference: label, next } = wordsFor(setting.language).correctionForm
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
