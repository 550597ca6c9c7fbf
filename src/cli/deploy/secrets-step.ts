import type { DeployStep } from './step.ts'

export const secretsStep: DeployStep = {
  title: 'Secrets',
  async run({ report }) {
    report(
      'none is required. To protect forms with Turnstile, run `npx wrangler secret put TURNSTILE_SECRET`',
    )
    return null
  },
}
