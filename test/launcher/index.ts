export { pageAddress } from './address';
export { startBrowser, type RunningBrowser } from './browser';
export { findChromium } from './chromium';
export { addCleanup, runCleanup } from './cleanup';
export { launch, serve, type ExtensionOption, type LaunchOptions, type RunningVsCode } from './launch';
export { findServer, type ServerVersion } from './installation';
export { projectRoot } from './projectRoot';
export { themes, type Settings, type ThemeName } from './settings';
export { temporaryFolder } from './temporaryFolder';
