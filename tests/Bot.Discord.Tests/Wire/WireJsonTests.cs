using System.Text.Json;
using Bot.Discord.Wire;

namespace Bot.Discord.Tests.Wire;

public sealed class WireJsonTests
{
    [Fact]
    public void An_interaction_with_unknown_fields_nulls_and_unknown_numbers_is_read()
    {
        const string Json = """
            {"id":"1","application_id":"2","type":99,"token":"secret","version":1,"future":{"deep":[1,{"x":null}]},"guild_id":null,
             "data":{"name":"ask","type":77,"options":[{"name":"query","type":3,"value":"s3","focused":true},{"name":"hide","type":5,"value":true}],
                     "resolved":{"messages":{"5":{"id":"5","content":"hello","channel_id":"9"}}}},
             "member":{"user":{"id":"7","username":"ada","global_name":null},"roles":null,"permissions":"2251799813685248"},
             "app_permissions":"8","locale":"de","entitlements":[]}
            """;

        var interaction = JsonSerializer.Deserialize(Json, WireJson.Default.Interaction)!;

        Assert.Equal((InteractionType)99, interaction.Type);
        Assert.Null(interaction.GuildId);
        Assert.Equal("s3", interaction.Data!.Options![0].Value.GetString());
        Assert.Equal("hello", interaction.Data.Resolved!.Messages![new Snowflake(5)].Content);
        Assert.Equal("ada", interaction.Invoker()!.DisplayName);
        Assert.Equal(Permissions.PinMessages, interaction.Member!.Permissions);
        Assert.Equal(Permissions.Administrator, interaction.AppPermissions);
    }

    [Fact]
    public void An_empty_object_is_an_interaction_without_anything()
    {
        var interaction = JsonSerializer.Deserialize("{}", WireJson.Default.Interaction)!;

        Assert.True(interaction.Id.IsEmpty);
        Assert.Null(interaction.Invoker());
    }

    [Fact]
    public void The_token_of_an_interaction_never_shows_in_its_text() =>
        Assert.DoesNotContain("secret", new Interaction { Id = new(1), Token = "secret" }.ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_message_notifies_nobody_and_leaves_out_what_is_not_set() =>
        Assert.Equal("""{"content":"hi","allowed_mentions":{"parse":[]}}""",
            JsonSerializer.Serialize(new MessageRequest { Content = "hi" }, WireJson.Default.MessageRequest));

    [Fact]
    public void A_private_deferral_carries_the_flag_and_a_public_one_no_data()
    {
        Assert.Equal("""{"type":5,"data":{"flags":64}}""",
            JsonSerializer.Serialize(InteractionResponse.DeferredMessage(isEphemeral: true), WireJson.Default.InteractionResponse));
        Assert.Equal("""{"type":5}""",
            JsonSerializer.Serialize(InteractionResponse.DeferredMessage(isEphemeral: false), WireJson.Default.InteractionResponse));
    }
}
