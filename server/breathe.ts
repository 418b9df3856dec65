/** Long work lets other requests in between its parts. */
export const breathe = () => new Promise<void>(done => setImmediate(done))
