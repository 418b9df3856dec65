import { onlineManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRouter, RouterProvider } from '@tanstack/react-router'
import { connection, onConnection } from './api/connection.ts'
import { failureKind, worthRetrying } from './ui/failure-kind.ts'
import { routeTree } from './routes.ts'
import { NotFound, PageFailed } from './ui/page-failed.tsx'

// One opinion on whether the server can be reached: queries wait while it cannot, and ask again when it can.
onlineManager.setEventListener(setOnline => onConnection(() => setOnline(connection() === 'there')))

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What the server refused stays refused; only a lost connection or a failing server is asked again.
      retry: (count, error) => count < 2 && failureKind(error) !== 'slow' && worthRetrying(failureKind(error)),
      refetchOnReconnect: 'always',
    },
    // A save that cannot reach the server says so at once, instead of waiting unseen.
    mutations: { networkMode: 'always' },
  },
})

const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultErrorComponent: PageFailed,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  )
}
