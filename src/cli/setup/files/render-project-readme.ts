/** Renders the README of an archive's folder, for a person who finds the folder ten years later. */
export const renderProjectReadme = (archiveName: string, programName: string): string => `# ${archiveName}

This folder is the archive of a newspaper. The articles are in \`content/\`, one Markdown file each: they can be read
without any program. \`content/<newspaper>/originals/\` contains the files from which they were made, unchanged.

The program that publishes them is ${programName}, from npm. With Node and npm installed:

    npm install            # the program, as package.json names it
    npx morgue serve       # the archive, on this computer: http://localhost:8787/
    npx morgue --help      # everything else
    npm update             # a newer version of the program

\`wrangler.toml\` describes the website, which runs on Cloudflare; \`npx morgue deploy\` puts it there. If the program no
longer runs, nothing is lost: \`content/\` is all that matters. While the program still runs,
\`npx morgue export --static <folder>\` turns \`content/\` into plain files for any web server.

Keep everything in this folder in git, except what \`.gitignore\` lists: those files can be made again.
`
