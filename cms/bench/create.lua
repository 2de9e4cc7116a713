-- drafts, each of its own
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer " .. os.getenv("TOKEN")
wrk.body = '{"type":"group","fields":{"title":"計測の会","summary":"書く速さを計ります。","fields":["culture"],"members":12}}'
