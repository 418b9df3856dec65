import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { SigninPage } from './pages/signin/signin.tsx'
import './tokens.css'
import './base.css'

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <SigninPage />
    </StrictMode>,
  )
}
