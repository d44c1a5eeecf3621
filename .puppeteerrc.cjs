// The browser comes from an npm package (libs/testing and the API resolve it); nothing is downloaded at install.
module.exports = { skipDownload: true };
