-- lists of 25: filtered, sorted, with their total
local fields = { "health", "education", "culture", "environment", "children", "safety", "tourism", "rural" }
local n = 0
request = function()
  n = n + 1
  return wrk.format("GET", "/api/v1/groups?filter%5Bfield%5D=" .. fields[n % #fields + 1] .. "&sort=-updatedAt&limit=25")
end
