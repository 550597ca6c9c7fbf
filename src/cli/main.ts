#!/usr/bin/env node
import { type Command, UsageError } from './command.ts'

/** In the order in which an archivist meets them. They are loaded when they are called: what they stand on takes a second to load. */
const commands: Record<string, { summary: string; load: () => Promise<Command> }> = {
  import: {
    summary: 'bring in what a newsroom left behind',
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  publish: {
    summary: 'validate content/ and publish it, locally or to the deployed archive',
    load: async () => (await import('./commands/publish.ts')).publishCommand,
  },
  serve: {
    summary: 'publish, then serve the local archive',
    load: async () => (await import('./commands/serve.ts')).serveCommand,
  },
  urls: {
    summary: 'tell how the local archive answers a list of old URLs',
    load: async () => (await import('./commands/urls.ts')).urlsCommand,
  },
  verify: {
    summary: 'check the archive against its own digests, and against content/',
    load: async () => (await import('./commands/verify.ts')).verifyCommand,
  },
  deploy: {
    summary: 'put the archive on Cloudflare, or bring it up to date there',
    load: async () => (await import('./commands/deploy.ts')).deployCommand,
  },
  releases: {
    summary: 'list the releases that can be gone back to',
    load: async () => (await import('./commands/releases.ts')).releasesCommand,
  },
  rollback: {
    summary: 'serve an earlier release again',
    load: async () => (await import('./commands/rollback.ts')).rollbackCommand,
  },
  prune: {
    summary: 'delete what no kept release reaches',
    load: async () => (await import('./commands/prune.ts')).pruneCommand,
  },
  search: {
    summary: 'make the search index anew, when it was lost',
    load: async () => (await import('./commands/search.ts')).searchCommand,
  },
  corrections: {
    summary: 'answer the readers who ask for a correction',
    load: async () => (await import('./commands/corrections.ts')).correctionsCommand,
  },
  export: {
    summary: 'take the archive out: as plain files, or as a BagIt bag',
    load: async () => (await import('./commands/export.ts')).exportCommand,
  },
  inspect: {
    summary: 'show what the local archive holds at an address or key',
    load: async () => (await import('./commands/inspect.ts')).inspectCommand,
  },
}

const usage = `Usage: morgue <command> [options]

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(12)} ${summary}`)
  .join('\n')}

morgue <command> --help tells more; --verbose shows where an error comes from. Exit status: 0 done, 1 refused input, 2 wrong usage.`

async function main([name = '', ...given]: string[]): Promise<number> {
  const verbose = given.includes('--verbose')
  const args = given.filter((arg) => arg !== '--verbose')
  const known = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (name === '--help' || name === 'help') {
    console.log(usage)
    return 0
  }
  if (!known) {
    console.error(name === '' ? usage : `morgue: there is no command ${name}\n\n${usage}`)
    return 2
  }
  const command = await known.load()
  if (args.includes('--help')) {
    console.log(command.help)
    return 0
  }
  try {
    return await command.run(args)
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`morgue ${name}: ${error.message}\n\n${command.help}`)
      return 2
    }
    const { describeFailure } = await import('./commands/describe-failure.ts')
    console.error(`morgue ${name}: ${describeFailure(error)}`)
    if (verbose) console.error(error)
    return 1
  }
}

process.exitCode = await main(process.argv.slice(2))
