/** A post of a weekly's WordPress export. */
interface Post {
  id: number
  title: string
  /** Its time in the newsroom's time zone; `utc` is the same time in UTC. */
  local: string
  utc: string
}

const item = ({ id, title, local, utc }: Post) =>
  `<item><title>${title}</title><link>https://www.weekly.example/2009/${title.toLowerCase()}/</link>` +
  `<guid>http://old.weekly.example/?p=${id}</guid><dc:creator>mara</dc:creator>` +
  `<content:encoded><![CDATA[<p>The council of the town has said that it will not be at the fair this year.</p>]]></content:encoded>` +
  `<wp:post_id>${id}</wp:post_id><wp:post_date>${local}</wp:post_date><wp:post_date_gmt>${utc}</wp:post_date_gmt>` +
  `<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>`

/** Two posts of a weekly in New York: one in winter, one in summer. */
export const weeklyExport = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The Weekly &amp; Times</title><link>https://www.weekly.example</link><language>en-US</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://www.weekly.example</wp:base_blog_url>
<wp:author><wp:author_login>mara</wp:author_login><wp:author_display_name>Mara Lin</wp:author_display_name></wp:author>
${item({ id: 12, title: 'Snow', local: '2009-01-15 09:00:00', utc: '2009-01-15 14:00:00' })}
${item({ id: 7, title: 'Fair', local: '2009-07-02 09:00:00', utc: '2009-07-02 13:00:00' })}
</channel></rss>
`
