/** Creates the URL of a video's web page from the video's id, by site. */
export const videoPages = {
  youtube: (id: unknown): string => `https://www.youtube.com/watch?v=${id}`,
  vimeo: (id: unknown): string => `https://vimeo.com/${id}`,
  dailymotion: (id: unknown): string => `https://www.dailymotion.com/video/${id}`,
}
