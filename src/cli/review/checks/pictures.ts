import { type ArticleCheck, createBodyFinding } from '../check.ts'

/** Finds the pictures in an article that are missing from the archive. */
export const checkPictures: ArticleCheck = (article) =>
  article.lostPictureUrls.map((url) => createBodyFinding(article, 'lost-picture', { words: url, text: url }))
