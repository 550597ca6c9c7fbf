import type { Step } from './step.ts'

export const secretsStep: Step = {
  title: 'Secrets',
  async run({ report }) {
    report('none is required. To protect forms with Turnstile: `npx wrangler secret put TURNSTILE_SECRET`')
    return null
  },
}
