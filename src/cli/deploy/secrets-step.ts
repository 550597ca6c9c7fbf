import type { Step } from './step.ts'

export const secretsStep: Step = {
  title: 'Secrets',
  async run({ say }) {
    say('none is needed. Forms can be guarded by Turnstile: `npx wrangler secret put TURNSTILE_SECRET`')
    return null
  },
}
