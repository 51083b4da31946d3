/** How long this thread itself works on something: a busy machine says nothing about a pattern or a loop. */
export const threadMilliseconds = (work: () => unknown): number => {
  const { user } = process.threadCpuUsage()
  work()
  return (process.threadCpuUsage().user - user) / 1000
}
