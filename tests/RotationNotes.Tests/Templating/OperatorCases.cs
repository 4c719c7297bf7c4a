using RotationNotes.Templating;

namespace RotationNotes.Tests.Templating;

/// <summary>Operators by kind of operand and by how closely they bind, as Scriban 7.5.3 prints them.</summary>
public sealed class OperatorCases
{
    [Theory]
    // Binding, loosest to closest: ?? ?!, ||, &&, == !=, < <= > >=, + -, * / // % << >>, ranges
    [InlineData("1 << 2 + 1", "5")]
    [InlineData("1 + 1 << 2", "5")]
    [InlineData("2 * 3 << 1", "12")]
    [InlineData("1 << 2 * 3", "12")]
    [InlineData("[] << 1 << 2", "[1, 2]")]
    [InlineData("null ?? 2 + 3", "5")]
    [InlineData("1 + null ?? 3", "3")]
    [InlineData("true || false && false", "true")]
    [InlineData("1 < 2 == true", "true")]
    [InlineData("7 // 2 * 2", "6")]
    [InlineData("1 ?! 2 ?? 3", "2")]
    // Booleans count as one and zero beside a number
    [InlineData("true + 1", "2")]
    [InlineData("true == 1", "true")]
    [InlineData("true * 'ab'", "ab")]
    [InlineData("true == {}", "true")]
    [InlineData("3 >> true", "1")]
    // Null
    [InlineData("null + 1", "")]
    [InlineData("null .. 3", "")]
    [InlineData("null * 'a'", "")]
    [InlineData("null < 'a'", "true")]
    [InlineData("null == ''", "false")]
    [InlineData("null <= null", "false")]
    [InlineData("null << [1]", "")]
    // Strings
    [InlineData("'a' * 2.6", "aaa")]
    [InlineData("'a' + [1, 'b']", "a[1, \"b\"]")]
    [InlineData("'10' == 10", "true")]
    [InlineData("'' == empty", "false")]
    // Numbers of several kinds
    [InlineData("1e3 | object.kind", "int")]
    [InlineData("o = {a: 1}; [o == (date.parse '2024-01-31'), (timespan.from_days 1) != o]", "[false, true]")]
    [InlineData("1e40 + 1", "10000000000000000000000000000000000000001")]
    [InlineData("1.0e40", "1E+40")]
    [InlineData("2.5 + 1.5m", "4.0")]
    [InlineData("1 << -1", "0")]
    [InlineData("1.5 << 2", "6")]
    [InlineData("-7 // 2", "-3")]
    [InlineData("1 / 0", "Infinity")]
    // Arrays
    [InlineData("[1, 2] + {a: 3}", "[1, 2, {key: \"a\", value: 3}]")]
    [InlineData("(1..3) << 4", "[1, 2, 3, 4]")]
    [InlineData("[1, 2, 3, 4] // 2", "[1, 2]")]
    [InlineData("[true] == [1]", "true")]
    [InlineData("[1] | array.contains '1'", "false")]
    [InlineData("[1, 1.0, '1', true] | array.uniq", "[1, 1, \"1\", true]")]
    [InlineData("[[1], [1]] | array.uniq", "[[1], [1]]")]
    [InlineData("{a: 1} == {a: 1}", "false")]
    // Printed as literals
    [InlineData("{\"a b\": 1, c: \"x\\ny\"}", "{\"a b\": 1, c: \"x\\ny\"}")]
    public void Prints(string expression, string expected) =>
        Assert.Equal(expected, Template.Parse($"{{{{ {expression} }}}}").Render([], strict: false));

    [Theory]
    [InlineData("1..2 + 3")]
    [InlineData("2 + 1..5")]
    [InlineData("true < false")]
    [InlineData("true == []")]
    [InlineData("[1] < 2")]
    [InlineData("{} == 1")]
    [InlineData("[1, 2] - [1]")]
    [InlineData("[1] * -1")]
    [InlineData("'a' - 'b'")]
    [InlineData("'a' .. 'c'")]
    [InlineData("-'a'")]
    [InlineData("-null")]
    [InlineData("1.5 .. 3")]
    [InlineData("1 // 0")]
    [InlineData("x = 1; x[0]")]
    [InlineData("x = 'abc'; x[9]")]
    [InlineData("x = 'abc'; x['size']")]
    [InlineData("x.y.z")]
    [InlineData("x = [1, 2] - 1")]
    [InlineData("1 & 2")]
    [InlineData("x ??= 1")]
    [InlineData("x = {}; x?['a']")]
    [InlineData("1 + $$")]
    [InlineData("[1, 2][0]")]
    [InlineData("0B11")]
    public void Fails(string code) =>
        Assert.Throws<TemplateException>(() => Template.Parse($"{{{{ {code} }}}}").Render([], strict: false));
}
