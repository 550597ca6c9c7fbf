import type { Step } from './step.ts'

export const secretsStep: Step = {
  title: 'Secrets',
  async run({ report }) {
    report(
      'none is required. To protect forms with Turnstile, run `npx wrangler secret put TURNSTILE_SECRET`',
    )
    return null
  },
}
