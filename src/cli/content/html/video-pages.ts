/** Functions that create the URL of a video's page from the video's id, by site. */
export const videoUrlBuilderBySite = {
  youtube: (videoId: unknown): string => `https://www.youtube.com/watch?v=${videoId}`,
  vimeo: (videoId: unknown): string => `https://vimeo.com/${videoId}`,
  dailymotion: (videoId: unknown): string => `https://www.dailymotion.com/video/${videoId}`,
}
