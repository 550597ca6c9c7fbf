import type { SourceFile } from '../../importer.ts'
import { findTextField, isObject, type JsonObject, toObjects } from '../../record/json-values.ts'
import { streamJsonValues } from '../stream/json-stream.ts'

/** Data about posts that a Ghost export stores outside the posts. */
export interface GhostRelations {
  tagsOf(post: JsonObject): JsonObject[]
  authorsOf(post: JsonObject): JsonObject[]
  metaOf(post: JsonObject): JsonObject
}

const relationListNames = ['tags', 'users', 'authors', 'posts_tags', 'posts_authors', 'posts_meta']

/** Returns the paths of a list in Ghost's exports and in its Content API. */
export const listGhostPaths = (listName: string): string[] => [
  `$.db.*.data.${listName}.*`,
  `$.db.data.${listName}.*`,
  `$.data.${listName}.*`,
  `$.${listName}.*`,
]

async function readObjectsByListName(source: SourceFile): Promise<Map<string, JsonObject[]>> {
  const objectsByListName = new Map(relationListNames.map((list): [string, JsonObject[]] => [list, []]))
  for await (const streamed of streamJsonValues(source, relationListNames.flatMap(listGhostPaths)))
    if (streamed.kind === 'value' && isObject(streamed.value))
      objectsByListName.get(streamed.listName)?.push(streamed.value)
  return objectsByListName
}

const indexById = (objects: readonly JsonObject[] = []) =>
  new Map(objects.map((object) => [findTextField(object, 'id') ?? '', object]))

const readSortOrder = (object: JsonObject) => Number(object.sort_order ?? 0)

/** Resolves a join table: for each post, the related objects in order. */
function createJoinLookup(
  joins: readonly JsonObject[],
  objectById: Map<string, JsonObject>,
  idMember: string,
) {
  const objectsByPost = new Map<string, JsonObject[]>()
  for (const join of joins.toSorted((a, b) => readSortOrder(a) - readSortOrder(b))) {
    const [post, object] = [
      findTextField(join, 'post_id') ?? '',
      objectById.get(findTextField(join, idMember) ?? ''),
    ]
    if (object) objectsByPost.set(post, [...(objectsByPost.get(post) ?? []), object])
  }
  return (post: JsonObject) => objectsByPost.get(findTextField(post, 'id') ?? '') ?? []
}

/** Reads everything that posts are joined with. It is small, and may come after the posts. */
export async function readGhostRelations(source: SourceFile): Promise<GhostRelations> {
  const objectsByListName = await readObjectsByListName(source)
  const tagById = indexById(objectsByListName.get('tags'))
  const personById = indexById([
    ...(objectsByListName.get('users') ?? []),
    ...(objectsByListName.get('authors') ?? []),
  ])
  const findTags = createJoinLookup(objectsByListName.get('posts_tags') ?? [], tagById, 'tag_id')
  const findAuthors = createJoinLookup(objectsByListName.get('posts_authors') ?? [], personById, 'author_id')
  const metaByPost = new Map(
    (objectsByListName.get('posts_meta') ?? []).map((each) => [findTextField(each, 'post_id') ?? '', each]),
  )
  const toKnownObjects = (value: unknown, objects: Map<string, JsonObject>) =>
    isObject(value) ? [value] : [objects.get(String(value))].filter((each) => each !== undefined)
  return {
    tagsOf: (post) => (Array.isArray(post.tags) ? toObjects(post.tags) : findTags(post)),
    authorsOf(post) {
      if (Array.isArray(post.authors)) return toObjects(post.authors)
      const joinedAuthors = findAuthors(post)
      return joinedAuthors.length > 0
        ? joinedAuthors
        : toKnownObjects(post.author ?? post.author_id, personById)
    },
    metaOf: (post) => metaByPost.get(findTextField(post, 'id') ?? '') ?? post,
  }
}
