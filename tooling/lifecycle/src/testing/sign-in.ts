/** Signs a demo person in at a running server. */
export const signIn = (port: string, password: string): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'rep@demo.example', password }),
  })
