# Two stages: build a wheel and an environment, then carry only that over.
# Run it with a read-only file system: docker run --read-only --cap-drop ALL -p 8000:8000 steady
# The base has no digest here, as none could be asked for: when you build for others, give the one of your registry,
# --build-arg BASE=python:3.11.13-slim-bookworm@sha256:…
ARG BASE=python:3.11.13-slim-bookworm
FROM ${BASE} AS build
WORKDIR /src
COPY requirements/run.txt requirements/run.txt
RUN python -m venv /app && /app/bin/pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY pyproject.toml README.md LICENSE LICENSE-CONTENT THIRD-PARTY hatch_build.py ./
COPY requirements/build.txt requirements/build.txt
COPY webapp webapp
COPY translations translations
# The build tools come from the same pinned list; only the wheel leaves this stage.
RUN python -m venv /tools && /tools/bin/pip install --no-cache-dir --require-hashes -r requirements/build.txt \
    && /tools/bin/pip wheel --no-deps --no-build-isolation --no-index -w /dist . \
    && /app/bin/pip install --no-cache-dir --no-deps --no-index /dist/*.whl \
    && /app/bin/python -m compileall -q /app/lib \
    && /app/bin/pip uninstall -qy pip
# The pages are made for these settings, so that a start with the same ones only reads them; with others it makes them.
ARG HTTPS=0
ARG ORIGIN=
RUN PAGES=/app/pages /app/bin/flask --app webapp build

FROM ${BASE}
COPY --from=build /app /app
USER 10001:10001
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PAGES=/app/pages
# A log of requests is off; with GRANIAN_LOG_ACCESS_ENABLED=true it names neither the reader's address nor a query.
ENV HOST=0.0.0.0 PORT=8000
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
    CMD ["/app/bin/python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
CMD ["/app/bin/python", "-m", "webapp"]
