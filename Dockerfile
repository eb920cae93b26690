# docker run --rm -v "$PWD:/work" cdk-lambda-delivery check template.yaml
FROM node:22-alpine
ARG VERSION=latest
RUN npm install --global --omit=peer "cdk-lambda-delivery@$VERSION" && npm cache clean --force
USER node
WORKDIR /work
ENTRYPOINT ["cdk-lambda-delivery"]
