import { type CloudflareClient, connectToCloudflare } from './cloudflare-client.ts'
import { runWrangler } from './run-wrangler.ts'
import type { Deployment, StepFailure } from './step.ts'
import { steps } from './steps.ts'

/**
 * Runs the steps in order, until one fails.
 * @param print prints a line about what is found and done
 * @returns the failure with the number and title of its step; `null` after the last step
 */
export async function deploy(
  options: Pick<Deployment, 'contentFolder' | 'configuration' | 'dry'>,
  print: (line: string) => void,
): Promise<({ step: string } & StepFailure) | null> {
  let client: Promise<CloudflareClient> | null = null
  const deployment: Deployment = {
    ...options,
    account: null,
    wrangler: (args) => runWrangler(args, deployment.account),
    connect() {
      client ??= connectToCloudflare()
      return client
    },
    report: (line) => print(`   ${line}`),
  }
  for (const [index, { title, run }] of steps.entries()) {
    const step = `${index + 1}. ${title}`
    print(step)
    const failure = await run(deployment)
    if (failure) return { step, ...failure }
  }
  return null
}
