import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { temporaryFolder } from '../support/content.ts'

const run = promisify(execFile)

/** Harvests an archive from a date with Debian's HTTP::OAI, and prints a line for each record. */
const script = `
use HTTP::OAI;
use HTTP::OAI::Metadata::OAI_DC;
binmode STDOUT, ':utf8';
my ($url, $from) = @ARGV;
my $harvester = HTTP::OAI::Harvester->new(baseURL => $url);
my $answer = $harvester->ListRecords(
  metadataPrefix => 'oai_dc',
  handlers => { metadata => 'HTTP::OAI::Metadata::OAI_DC' },
  ($from ? (from => $from) : ()),
  onRecord => sub {
    my $record = shift;
    print $record->identifier, ' ', ($record->is_deleted ? 'deleted' : $record->metadata->dc->{title}[0]), "\\n";
  },
);
die $answer->message if $answer->is_error && !grep { $_->code eq 'noRecordsMatch' } $answer->errors;
`

/** True if a program runs without an error. */
export const runs = (program: string, args: string[]): Promise<boolean> =>
  run(program, args).then(
    () => true,
    () => false,
  )

export const hasHttpOai = await runs('perl', ['-MHTTP::OAI', '-e', '1'])
if (!hasHttpOai) console.warn('SKIPPED: there is no HTTP::OAI here (apt-get install libhttp-oai-perl)')

const file = path.join(await temporaryFolder(), 'harvest.pl')
await writeFile(file, script)

/** The records of an archive that changed since a date (all without one): identifier → title, or `deleted`. */
export async function harvestRecords(port: number, from = ''): Promise<Map<string, string>> {
  const { stdout } = await run('perl', [file, `http://127.0.0.1:${port}/oai`, from])
  const lines = stdout.split('\n').filter((line) => line !== '')
  return new Map(lines.map((line) => [line.replace(/ .*/, ''), line.replace(/^\S+ /, '')]))
}
