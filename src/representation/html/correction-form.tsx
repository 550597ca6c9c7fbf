import { encodeAddress } from '../../model/address.ts'
import { type CorrectionField, correctionFields, maxFieldLengths } from '../../model/correction-request.ts'
import type { CorrectionForm } from '../correction-form.ts'
import type { RenderContext } from '../representation.ts'
import { chooseCatalogue } from '../words/index.ts'
import { Layout } from './frame/layout.tsx'

interface FormProps {
  form: CorrectionForm
  context: RenderContext
}

/** The fields that are a single line. All others are text areas. */
const singleLineInputs: Partial<Record<CorrectionField, { type: string; autocomplete: string }>> = {
  name: { type: 'text', autocomplete: 'name' },
  email: { type: 'email', autocomplete: 'email' },
}

function CorrectionFormField({ name, form, context }: FormProps & { name: CorrectionField }) {
  const { fields, errors } = chooseCatalogue(context.language).correctionForm
  const error = form.errors[name]
  const fieldAttributes = {
    id: name,
    name,
    maxlength: maxFieldLengths[name],
    required: name === 'wrong',
    ...(error ? { 'aria-invalid': true, 'aria-describedby': `${name}-error` } : {}),
  }
  const input = singleLineInputs[name]
  const value = form.values?.[name]
  return (
    <p>
      <label for={name}>{fields[name]}</label>
      {input ? (
        <input {...input} {...fieldAttributes} value={value} />
      ) : (
        <textarea rows={5} {...fieldAttributes}>
          {value}
        </textarea>
      )}
      {error && <strong id={`${name}-error`}>{errors[error]}</strong>}
    </p>
  )
}

function CorrectionFormElement({ form, context }: FormProps) {
  const { requiredFields, explanation, honeypot, send } = chooseCatalogue(context.language).correctionForm
  return (
    <form method="post" action={form.address}>
      {form.article && <input type="hidden" name="article" value={form.article.address} />}
      <p>{requiredFields}</p>
      {correctionFields.map((name) => (
        <CorrectionFormField name={name} form={form} context={context} />
      ))}
      <p hidden>
        <label for="website">{honeypot}</label>
        <input id="website" name="website" autocomplete="off" />
      </p>
      <p>{explanation(form.keeper, context.archive.retention)}</p>
      {form.turnstile !== null && <div class="cf-turnstile" data-sitekey={form.turnstile} />}
      <button type="submit">{send}</button>
    </form>
  )
}

/** The form for requesting a correction, with the reader's text and any errors. */
export function CorrectionFormPage({ form, context }: FormProps) {
  const { title, failures } = chooseCatalogue(context.language).correctionForm
  const { article, failure, values, turnstile } = form
  const head = turnstile !== null && values !== null && (
    <script src="https://challenges.cloudflare.com/turnstile/v0/api.js" async defer />
  )
  return (
    <Layout context={context} title={title} address={null} head={head}>
      <h1>{title}</h1>
      {article && (
        <p>
          <a href={encodeAddress(article.address)}>{article.headline}</a>
        </p>
      )}
      {failure !== null && <p role="alert">{failures[failure]}</p>}
      {values && <CorrectionFormElement form={form} context={context} />}
    </Layout>
  )
}

/** The page that confirms receipt of a request. */
export function CorrectionReceiptPage({ form, reference, context }: FormProps & { reference: string }) {
  const formTexts = chooseCatalogue(context.language).correctionForm
  return (
    <Layout context={context} title={formTexts.received} address={null}>
      <h1>{formTexts.received}</h1>
      <p>
        {formTexts.reference} <strong>{reference}</strong>
      </p>
      <p>{formTexts.explanation(form.keeper, context.archive.retention)}</p>
    </Layout>
  )
}
