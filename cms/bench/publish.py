#!/usr/bin/env python3
"""Edits profiles one after another and waits until the site shows each, while others read the site.

    TOKEN=… publish.py http://localhost:PORT EDITS READS_PER_SECOND

One edit is measured from the answer to its publication (the commit) until the page and the group
list's data show it and the publication is done. Prints p50, p90, p99 and the longest, in
milliseconds, and what readers got."""
import http.client
import json
import os
import random
import re
import statistics
import sys
import threading
import time
import urllib.parse

base, edits, rate = urllib.parse.urlparse(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
headers = {"Content-Type": "application/json", "Authorization": "Bearer " + os.environ["TOKEN"]}
connection = http.client.HTTPConnection(base.hostname, base.port, timeout=120)


def ask(method, path, body=None, **more):
    connection.request(method, path, json.dumps(body).encode() if body else None, {**headers, **more})
    answer = connection.getresponse()
    text = answer.read()
    if answer.status >= 300:
        raise SystemExit(f"{method} {path}: {answer.status} {text.decode()[:500]}")
    return answer, text


def groups():
    found, cursor = [], ""
    while cursor is not None and len(found) < 2_000:
        page = json.loads(ask("GET", "/api/v1/groups?limit=100" + (f"&cursor={cursor}" if cursor else ""))[1])
        found += page["items"]
        cursor = page["next"]
    return found


def read(slugs, results, stopped):
    """Reads at an even rate, whatever the answers take."""
    other = http.client.HTTPConnection(base.hostname, base.port, timeout=60)
    due = time.perf_counter()
    while not stopped.is_set():
        begun = time.perf_counter()
        other.request("GET", random.choice(["/", "/groups/", f"/groups/{random.choice(slugs)}/"]))
        answer = other.getresponse()
        whole = answer.read()
        results.append((answer.status, b"</html>" in whole, time.perf_counter() - begun))
        due += 1 / rate
        time.sleep(max(0.0, due - time.perf_counter()))


def edit(group, number):
    entry, text = ask("GET", f"/api/v1/entries/{group['id']}")
    draft = json.loads(text)
    fields = draft.get("draft", draft)["fields"]
    mark = f"計測{number}回目"
    fields["summary"] = re.sub("計測.*回目", "", fields.get("summary", ""))[:60] + mark
    ask("PUT", f"/api/v1/entries/{group['id']}/draft", {"fields": fields}, **{"If-Match": entry.getheader("ETag")})
    publication = json.loads(ask("POST", f"/api/v1/entries/{group['id']}/publication")[1])["id"]
    begun = time.perf_counter()
    while True:
        state = json.loads(ask("GET", f"/api/v1/publications/{publication}")[1])
        if state["state"] == "failed":
            raise SystemExit(state["message"])
        if state["state"] == "done":
            break
        time.sleep(0.002)
    taken = time.perf_counter() - begun
    if mark not in ask("GET", f"/groups/{group['slug']}/")[1].decode():
        raise SystemExit("the page does not show what was published")
    return taken


def percentile(times, share):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))] * 1_000


found = groups()
random.seed(1)
results, stopped = [], threading.Event()
reader = threading.Thread(target=read, args=([group["slug"] for group in found], results, stopped))
for number in range(10):
    edit(random.choice(found), number)
reader.start()
times = [edit(random.choice(found), number) for number in range(edits)]
stopped.set()
reader.join()
print(f"{edits} edits: p50 {statistics.median(times) * 1_000:.0f} ms, p90 {percentile(times, 0.9):.0f} ms,"
      f" p99 {percentile(times, 0.99):.0f} ms, longest {max(times) * 1_000:.0f} ms")
waits = [wait for _, _, wait in results]
odd = sum(1 for status, whole, _ in results if status != 200 or not whole)
print(f"{len(results)} reads: p50 {statistics.median(waits) * 1_000:.1f} ms, p99 {percentile(waits, 0.99):.1f} ms,"
      f" {odd} not whole or not found")
