/** The nfpm that packages are compared with; script/test builds it from the Go module proxy. */
export const NFPM_VERSION = '2.45.1';
