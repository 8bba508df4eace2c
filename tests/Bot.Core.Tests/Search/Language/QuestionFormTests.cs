using Bot.Core.Search.Language;

namespace Bot.Core.Tests.Search.Language;

public sealed class QuestionFormTests
{
    [Theory]
    [InlineData("how do i delete a queue", "delete")]
    [InlineData("how to rotate a key", "rotate")]
    [InlineData("tell me how should we split a shard", "split")]
    [InlineData("can i rename a bucket", "rename")]
    public void A_question_how_to_do_something_names_the_action(string query, string action) => Assert.Equal(action, ActionOf(query));

    [Theory]
    [InlineData("how do i get a token")]
    [InlineData("can i see the policies")]
    [InlineData("do i pay for traffic")]
    [InlineData("what can i delete")]
    [InlineData("how do queues work")]
    [InlineData("how to")]
    public void Other_questions_and_verbs_of_anything_name_none(string query) => Assert.Null(ActionOf(query));

    [Theory]
    [InlineData("how many shards per account", "shards")]
    [InlineData("and how many target groups can it have", "groups")]
    [InlineData("how many read replicas can a database have", "replicas")]
    [InlineData("how many subscribers receive messages", "subscribers")]
    [InlineData("how many people may look", "people")]
    [InlineData("how many data of queues", "data")]
    [InlineData("how many can it have", null)]
    [InlineData("how many times is it tried", null)]
    [InlineData("too many shards", null)]
    public void How_many_names_what_is_counted(string query, string? counted)
    {
        var (forms, form) = Read(query);

        Assert.Equal(counted, form.Counted < 0 ? null : forms[form.Counted]);
    }

    [Theory]
    [InlineData("what is a dead letter queue", "dead letter queue")]
    [InlineData("what are shards", "shards")]
    [InlineData("whats sns", "sns")]
    [InlineData("what is the maximum message size", "")]
    [InlineData("what is the port of it", "")]
    [InlineData("what is", "")]
    [InlineData("is it a queue", "")]
    public void What_is_names_what_is_to_be_explained(string query, string explained)
    {
        var (forms, form) = Read(query);

        Assert.Equal(explained, string.Join(' ', form.Explained.Select(w => forms[w])));
    }

    [Theory]
    [InlineData("which programming languages does it support", "languages")]
    [InlineData("what error code do clients get", "code")]
    [InlineData("which load balancers charge for traffic", "balancers")]
    [InlineData("which error name catches all", null)]
    [InlineData("which header carries the key", "header")]
    [InlineData("which is better", null)]
    [InlineData("programming languages", null)]
    public void Which_names_the_kind_of_thing_that_is_asked_for(string query, string? asked)
    {
        var (forms, form) = Read(query);

        Assert.Equal(asked, form.Asked < 0 ? null : forms[form.Asked]);
    }

    [Theory]
    [InlineData("which versions does it support", true)]
    [InlineData("which command do i need", false)]
    [InlineData("which header carries the key", false)]
    public void Several_of_a_kind_that_are_asked_for_are_a_list(string query, bool needs) => Assert.Equal(needs, Read(query).Form.NeedsList);

    [Theory]
    [InlineData("how often is a key rotated", true, false)]
    [InlineData("how many times is it tried", false, false)]
    [InlineData("price of a key", false, true)]
    [InlineData("what do i pay", false, false)]
    public void How_often_needs_a_rate_and_a_price_needs_money(string query, bool rate, bool price)
    {
        var (_, form) = Read(query);

        Assert.Equal((rate, price), (form.NeedsRate, form.NeedsPrice));
    }

    [Theory]
    [InlineData("maximum timeout", true)]
    [InlineData("default and maximum timeout", false)]
    [InlineData("how long is the timeout", false)]
    public void A_maximum_is_an_extreme_unless_the_default_is_asked_for_too(string query, bool needs) => Assert.Equal(needs, Read(query).Form.NeedsExtreme);

    [Theory]
    [InlineData("why is it late", true)]
    [InlineData("it is late, why", false)]
    public void A_query_that_begins_with_why_asks_for_a_reason(string query, bool asks) => Assert.Equal(asks, Read(query).Form.AsksReason);

    [Theory]
    [InlineData("kinesis or sqs", "kinesis", "sqs")]
    [InlineData("short polling vs long polling", "short polling", "long polling")]
    [InlineData("what is the difference between standard and fifo queues", "standard", "fifo queues")]
    [InlineData("how does a role differ from a user", "role", "user")]
    [InlineData("when should I use sqs instead of kinesis", "sqs", "kinesis")]
    [InlineData("queues and topics", "", "")]
    [InlineData("more or less", "", "")]
    [InlineData("or sqs", "", "")]
    public void Two_things_that_are_compared_are_named(string query, string left, string right)
    {
        var (forms, form) = Read(query);

        Assert.Equal(left, string.Join(' ', form.Compared.Left.Order().Select(w => forms[w])));
        Assert.Equal(right, string.Join(' ', form.Compared.Right.Order().Select(w => forms[w])));
    }

    [Theory]
    [InlineData("compare the queue types", true)]
    [InlineData("what are the differences between queues", true)]
    [InlineData("queue types compared", true)]
    [InlineData("what does drift detection compare", false)]
    public void Things_of_a_sort_are_compared_where_the_query_begins_so(string query, bool compares) => Assert.Equal(compares, Read(query).Form.ComparesAll);

    [Theory]
    [InlineData("how long does a queue keep it", true)]
    [InlineData("how long is a token valid", true)]
    [InlineData("how long can a name be", false)]
    public void How_long_something_lasts_needs_a_time(string query, bool needs) => Assert.Equal(needs, Read(query).Form.NeedsTime);

    [Theory]
    [InlineData("how long is a token valid", true)]
    [InlineData("is long polling cheaper", false)]
    public void How_long_needs_a_length(string query, bool needs) => Assert.Equal(needs, Read(query).Form.NeedsLength);

    [Theory]
    [InlineData("maximum message size", true, true)]
    [InlineData("default retention", true, false)]
    [InlineData("signed cookies", false, false)]
    public void A_figure_is_preferred_more_often_than_needed(string query, bool prefers, bool needs)
    {
        var form = Read(query).Form;

        Assert.Equal((prefers, needs), (form.PrefersFigure, form.NeedsFigure));
    }

    [Fact]
    public void A_part_of_an_identifier_needs_no_figure()
    {
        var form = QuestionForm.Read(["max", "age"], _ => true);

        Assert.False(form.NeedsFigure);
    }

    private static string? ActionOf(string query)
    {
        var (forms, form) = Read(query);
        return form.Action < 0 ? null : forms[form.Action];
    }

    private static (string[] Forms, QuestionForm Form) Read(string query)
    {
        var forms = query.Split(' ');
        return (forms, QuestionForm.Read(forms, _ => false));
    }
}
