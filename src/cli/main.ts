#!/usr/bin/env node
import { type Command, UsageError } from './command.ts'
import { importCommand } from './commands/import.ts'
import { inspectCommand } from './commands/inspect.ts'
import { publishCommand } from './commands/publish.ts'
import { serveCommand } from './commands/serve.ts'

const commands: Record<string, Command> = {
  import: importCommand,
  publish: publishCommand,
  serve: serveCommand,
  inspect: inspectCommand,
}

const usage = `Usage: morgue <command> [options]

${Object.entries(commands)
  .map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`)
  .join('\n')}

morgue <command> --help tells more. Exit status: 0 done, 1 refused input, 2 wrong usage.`

async function main([name = '', ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (name === '--help' || name === 'help') {
    console.log(usage)
    return 0
  }
  if (!command) {
    console.error(name === '' ? usage : `morgue: there is no command ${name}\n\n${usage}`)
    return 2
  }
  if (args.includes('--help')) {
    console.log(command.help)
    return 0
  }
  try {
    return await command.run(args)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(`morgue ${name}: ${error.message}\n\n${command.help}`)
    return 2
  }
}

process.exitCode = await main(process.argv.slice(2))
