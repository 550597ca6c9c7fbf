import { toDocsPath } from '../content/files/to-docs-path.ts'
import type { Deployment, DeployStep, StepFailure } from './step.ts'
import { editWranglerConfiguration, readWranglerConfiguration } from './wrangler-file.ts'

interface WranglerLogin {
  loggedIn: boolean
  email?: string
  accounts?: { id: string; name: string }[]
}

/** Creates the failure for a login that wrangler does not confirm. A token in the environment replaces a login. */
const createLoginFailure = (): StepFailure =>
  process.env.CLOUDFLARE_API_TOKEN
    ? {
        reason: 'Cloudflare does not accept the token in CLOUDFLARE_API_TOKEN',
        remedy: `set it to a new token (${toDocsPath('deploy.md')} lists the permissions that it needs), or check the network connection`,
      }
    : {
        reason: 'nobody is logged in to Cloudflare',
        remedy: `run \`npx wrangler login\`, or set CLOUDFLARE_API_TOKEN to a token (${toDocsPath('deploy.md')} lists the permissions that it needs)`,
      }

/** Parses the output of `wrangler whoami --json`. Returns `null` if the output is not JSON. */
function parseLoginJson(loginJson: string): WranglerLogin | null {
  try {
    return JSON.parse(loginJson) as WranglerLogin
  } catch {
    return null
  }
}

/**
 * Returns the id of the requested account or, if none is requested, of the only one. If the list of accounts is
 * empty, accepts any requested id.
 * @returns a failure if the list does not contain the requested account, or if none is requested and the list does
 * not contain exactly one
 */
function chooseAccountId(
  accounts: NonNullable<WranglerLogin['accounts']>,
  requestedAccountId: string | null,
): string | StepFailure {
  const accountListText = accounts.map(({ id, name }) => `${id} (${name})`).join(', ')
  const [firstAccount, ...otherAccounts] = accounts
  if (requestedAccountId !== null)
    return accounts.length === 0 || accounts.some(({ id }) => id === requestedAccountId)
      ? requestedAccountId
      : {
          reason: `the account ${requestedAccountId} is not one of yours: ${accountListText}`,
          remedy: 'correct account_id in wrangler.toml or, if that file has none, CLOUDFLARE_ACCOUNT_ID',
        }
  if (firstAccount && otherAccounts.length === 0) return firstAccount.id
  return {
    reason: firstAccount
      ? `there are several accounts: ${accountListText}`
      : 'the token does not say which account it is for',
    remedy: `write the id of the account into wrangler.toml, below the line with its name, such as account_id = "${firstAccount?.id ?? '0123456789abcdef0123456789abcdef'}"`,
  }
}

async function selectAndSaveAccount(deployment: Deployment): Promise<StepFailure | null> {
  const { account_id: configuredAccountId } = await readWranglerConfiguration()
  const { output } = await deployment.runWrangler(['whoami', '--json'])
  const login = parseLoginJson(output)
  if (!login?.loggedIn) return createLoginFailure()
  const requestedAccountId = configuredAccountId || process.env.CLOUDFLARE_ACCOUNT_ID || null
  const accountIdOrFailure = chooseAccountId(login.accounts ?? [], requestedAccountId)
  if (typeof accountIdOrFailure !== 'string') return accountIdOrFailure
  deployment.accountId = accountIdOrFailure
  deployment.report(
    `logged in ${login.email === undefined ? 'with a token' : `as ${login.email}`}, to the account ${accountIdOrFailure}`,
  )
  if (configuredAccountId === accountIdOrFailure) return null
  deployment.report(`${deployment.isDryRun ? 'would write' : 'wrote'} account_id to wrangler.toml`)
  if (!deployment.isDryRun)
    await editWranglerConfiguration((configuration) =>
      Object.assign(configuration, { account_id: accountIdOrFailure }),
    )
  return null
}

export const accountStep: DeployStep = {
  title: 'Account',
  async run(deployment) {
    const failure = await selectAndSaveAccount(deployment)
    if (!failure || !deployment.isDryRun) return failure
    deployment.report(`${failure.reason}. To continue: ${failure.remedy}`)
    deployment.report('without an account, this dry run cannot check what already exists at Cloudflare')
    return null
  },
}
