using System.Text.Json;
using Bot.Discord.Wire;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Discord.Tests.Wire;

public sealed class SnowflakeTests
{
    [Fact]
    public void The_documented_example_decodes_to_its_instant() =>
        Assert.Equal(new DateTimeOffset(2016, 4, 30, 11, 18, 25, 796, TimeSpan.Zero), new Snowflake(175928847299117063).CreatedAt);

    [Fact]
    public void Every_id_survives_json_as_a_string() => Prop.ForAll<ulong>(value =>
    {
        var json = JsonSerializer.Serialize(new Role { Id = new Snowflake(value) }, WireJson.Default.Role);
        return json.Contains($"\"{value}\"", StringComparison.Ordinal)
            && JsonSerializer.Deserialize(json, WireJson.Default.Role)!.Id.Value == value;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("""{"id":null}""", 0)]
    [InlineData("""{"id":42}""", 42)]
    [InlineData("""{"id":"42"}""", 42)]
    public void Null_numbers_and_strings_are_read(string json, ulong expected) =>
        Assert.Equal(expected, JsonSerializer.Deserialize(json, WireJson.Default.Role)!.Id.Value);

    [Theory]
    [InlineData("""{"id":""}""")]
    [InlineData("""{"id":"-1"}""")]
    [InlineData("""{"id":"18446744073709551616"}""")]
    [InlineData("""{"id":{}}""")]
    public void Anything_else_is_no_id(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, WireJson.Default.Role));

    [Fact]
    public void The_shard_of_a_guild_follows_the_documented_formula() =>
        Assert.Equal((int)((197038439483310086UL >> 22) % 16), new Snowflake(197038439483310086).ShardOf(16));
}
