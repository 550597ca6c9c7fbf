import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLocalArchive } from '../../src/cli/publish/archives/local/local-archive.ts'
import { updateRecords } from '../../src/cli/publish/harvest/update-records.ts'
import { articleFile, smallArchive, temporaryFolder, writeFiles } from '../support/content.ts'
import { type ServedArchive, serveArchive } from '../support/processes/served-archive.ts'
import { publishSound } from '../support/publish-sound.ts'

const run = promisify(execFile)

/** Harvests an archive from a date with HTTP::OAI, and prints a line for each record. */
const harvester = `
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
die $answer->message if $answer->is_error;
`

const hasHarvester = await run('perl', ['-MHTTP::OAI', '-e', '1']).then(
  () => true,
  () => false,
)
if (!hasHarvester) console.warn('SKIPPED: there is no HTTP::OAI here (apt-get install libhttp-oai-perl)')

describe.skipIf(!hasHarvester)('HTTP::OAI', () => {
  let served: ServedArchive
  let [content, state, script] = ['', '', '']

  beforeAll(async () => {
    const articles = Array.from({ length: 120 }, (_, index) => [
      `e/articles/a${index}.md`,
      articleFile(`headline: "Article ${index}: <b> & “é”"\npublished: 2016-04`),
    ])
    content = await smallArchive(Object.fromEntries(articles))
    ;[state, script] = [await temporaryFolder(), path.join(await temporaryFolder(), 'harvest.pl')]
    await writeFile(script, harvester)
    served = await serveArchive(content, state)
  }, 90_000)

  afterAll(() => served?.stop())

  const harvest = async (from = '') => {
    const { body } = await served.get('/oai?verb=Identify')
    // The archive names itself by its canonical URL, which is not on loopback here.
    expect(body).toContain('<baseURL>https://archive.example/oai</baseURL>')
    const { stdout } = await run('perl', [script, `http://127.0.0.1:${served.port}/oai`, from])
    return stdout.trimEnd().split('\n')
  }

  it('harvests every record, then only what changed, deletions too', async () => {
    const first = await harvest()
    expect(new Set(first.map((line) => line.split(' ')[0])).size).toBe(120)
    expect(first.filter((line) => line.endsWith('Article 7: <b> & “é”')).length).toBe(1)
    const from = new Date().toISOString().replace(/\.\d+/, '')
    await writeFiles(content, {
      'e/articles/a7.md': articleFile('headline: Changed\npublished: 2016-04'),
      'e/articles/a8.md': articleFile('headline: Withheld\npublished: 2016-04\nstatus: withheld'),
    })
    const store = await openLocalArchive(state)
    await publishSound(content, store)
    await updateRecords(store).finally(() => store.close())
    await expect
      .poll(async () => (await served.get('/oai?verb=Identify')).status, { timeout: 60_000, interval: 1000 })
      .toBe(200)
    await expect
      .poll(async () => (await harvest(from)).map((line) => line.replace(/^\S+ /, '')).sort(), {
        timeout: 60_000,
        interval: 1000,
      })
      .toEqual(['Changed', 'deleted'])
  }, 120_000)
})
