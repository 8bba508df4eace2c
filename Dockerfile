# Builds the bot and runs it as a user without rights. See README.md, "Docker".
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig appsettings.json ./
COPY src src
COPY knowledge knowledge
# Optional adapters, such as -p:LuceneNet=true. See README.md, "Packages".
ARG ADAPTERS=
RUN dotnet publish src/Bot -c Release -a $TARGETARCH -o /app $ADAPTERS

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# The shipped notes are the first content of the volume; mount a folder of your own over it.
COPY --from=build /source/knowledge /knowledge
RUN mkdir /data && chown $APP_UID:$APP_UID /data
ENV Knowledge__Path=/knowledge \
    Storage__ConnectionString="Data Source=/data/bot.db" \
    Search__IndexPath=/data/search-index \
    Health__Port=8080
USER $APP_UID
VOLUME ["/knowledge", "/data"]
HEALTHCHECK --interval=30s --timeout=6s --start-period=20s CMD ["dotnet", "bot.dll", "health"]
ENTRYPOINT ["dotnet", "bot.dll"]
