/** Web pages of videos that sites identify by an id alone. */
export const videoPages = {
  youtube: (id: unknown): string => `https://www.youtube.com/watch?v=${id}`,
  vimeo: (id: unknown): string => `https://vimeo.com/${id}`,
  dailymotion: (id: unknown): string => `https://www.dailymotion.com/video/${id}`,
}
