export { removeLogo, uploadLogo } from './actions/upload-logo.ts';
