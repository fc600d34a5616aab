import { hash, verify } from '@node-rs/argon2'

// OWASP's floor for argon2id: 19 MiB, two passes, one lane. Named here, so that a new version's defaults change nothing unseen.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// The hash of a random text nobody knows: whoever names an unknown address costs and waits as much as a known one (T22).
const nobody =
  '$argon2id$v=19$m=19456,t=2,p=1$8kMaodR5QKvBmTHB2vUHqA$Zg41SGOCdKOnqKeHj7wxAAqiD9siI6cdf0VbSHJbIB8'

/** An argon2id hash (RFC 9106) in PHC form. The text is composed first (NFKC), so that every keyboard writes the same password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

/** Whether the password belongs to the hash. Without a hash the same work is done and the answer is no. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const fits = await verify(passwordHash ?? nobody, password.normalize('NFKC'))
  return fits && passwordHash !== null
}
