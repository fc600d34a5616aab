/** Open appointments one address may make by itself at a time (I15, T63): what staff booked for somebody does not count. */
export const mostOpen = 3
