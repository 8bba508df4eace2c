using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Testing.Discord;

namespace Bot.Testing.Tests.Discord.Support;

/// <summary>A client of the HTTP API that does only what a test tells it.</summary>
internal sealed class RawApi : IDisposable
{
    private readonly HttpClient _http;

    public RawApi(FakeDiscord discord, string? token = null)
    {
        _http = new HttpClient { BaseAddress = discord.ApiBaseUrl };
        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "DiscordBot (https://example.org, 1.0)");
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bot", token ?? discord.Token);
    }

    public HttpRequestHeaders Headers => _http.DefaultRequestHeaders;

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PostAsync(string path, JsonNode body) => SendAsync(HttpMethod.Post, path, body);

    public Task<Answer> PutAsync(string path, JsonNode? body = null) => SendAsync(HttpMethod.Put, path, body);

    public Task<Answer> PatchAsync(string path, JsonNode body) => SendAsync(HttpMethod.Patch, path, body);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public async Task<Answer> SendAsync(HttpMethod method, string path, JsonNode? body = null)
    {
        using var request = new HttpRequestMessage(method, path.TrimStart('/'));
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _http.SendAsync(request);
        var headers = response.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), headers);
    }

    /// <summary>Responds to an interaction as INTERACTION_CREATE brought it.</summary>
    public Task<Answer> RespondAsync(JsonElement interaction, int type, JsonNode? data = null, string query = "")
    {
        var body = new JsonObject { ["type"] = type };
        if (data is not null)
            body["data"] = data;
        return PostAsync($"interactions/{interaction.GetProperty("id").GetString()}/{interaction.GetProperty("token").GetString()}/callback{query}", body);
    }

    /// <summary>Sends to the webhook of an interaction.</summary>
    public Task<Answer> WebhookAsync(HttpMethod method, JsonElement interaction, string suffix, JsonNode? body = null) =>
        SendAsync(method, $"webhooks/{interaction.GetProperty("application_id").GetString()}/{interaction.GetProperty("token").GetString()}{suffix}", body);

    public void Dispose() => _http.Dispose();

    internal sealed record Answer(int Status, string Text, IReadOnlyDictionary<string, string> Headers)
    {
        public JsonElement Json => JsonElement.Parse(Text);

        public int Code => Json.GetProperty("code").GetInt32();
    }
}
