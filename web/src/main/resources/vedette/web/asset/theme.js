// Before anything is drawn, so that nobody sees the other theme first.
const kept = localStorage.getItem('theme');
document.documentElement.dataset.theme =
    kept ?? (window.matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark');
