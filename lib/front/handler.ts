import type { IncomingMessage, ServerResponse } from 'node:http'

/** Who answers requests: the pages behind the front, or the front itself. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>
