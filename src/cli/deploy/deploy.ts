import { type CloudflareClient, connectToCloudflare } from './cloudflare-client.ts'
import type { DeployFailure, DeployReporter } from './deploy-reporter.ts'
import { runWrangler } from './run-wrangler.ts'
import type { Deployment } from './step.ts'
import { deploySteps } from './steps.ts'

/** Runs the deployment steps in order until one fails. @returns the failure, or `null` if every step succeeded */
export async function deploy(
  options: Pick<Deployment, 'contentFolder' | 'configuration' | 'isDryRun' | 'isJson'>,
  reporter: DeployReporter,
): Promise<DeployFailure | null> {
  let clientPromise: Promise<CloudflareClient> | null = null
  const deployment: Deployment = {
    ...options,
    accountId: null,
    runWrangler: (args) => runWrangler(args, deployment.accountId),
    connect() {
      clientPromise ??= connectToCloudflare()
      return clientPromise
    },
    report: (line) => reporter.addLine(line),
  }
  for (const [index, { title, run }] of deploySteps.entries()) {
    const step = `${index + 1}. ${title}`
    reporter.beginStep(step)
    const failure = await run(deployment)
    if (failure) return { step, ...failure }
  }
  return null
}
