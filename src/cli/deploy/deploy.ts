import type { Deployment } from './step.ts'
import { steps } from './steps.ts'
import { wrangler } from './wrangler.ts'

/** What a deployment is asked for. */
export type Order = Pick<Deployment, 'content' | 'configuration' | 'dry'>

/**
 * Takes the steps one after another, until one cannot be done.
 * @param print a line of what is found and done
 * @returns what stopped it, by the number of its step; `null` when everything is done
 */
export async function deploy(
  order: Order,
  print: (line: string) => void,
): Promise<{ step: string; reason: string; remedy: string } | null> {
  const deployment: Deployment = {
    ...{ ...order, account: null },
    wrangler: (args) => wrangler(args, deployment.account),
    say: (line) => print(`   ${line}`),
  }
  for (const [index, { title, run }] of steps.entries()) {
    const step = `${index + 1}. ${title}`
    print(step)
    const stop = await run(deployment)
    if (stop) return { step, ...stop }
  }
  return null
}
