import { decidePost } from '../decide'

export const POST = decidePost('approve')
