import path from 'node:path'

/** The folder that holds package.json, whatever folder the command was called from. */
export const projectFolder = path.resolve(import.meta.dirname, '../..')

export const migrationsFolder = path.join(projectFolder, 'prisma', 'migrations')
