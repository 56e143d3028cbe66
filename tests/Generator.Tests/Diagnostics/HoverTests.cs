using System.Linq;
using System.Xml.Linq;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Diagnostics;

/// <summary>What an editor shows over the name of a network's class, and what goes into the project's documentation file.</summary>
public class HoverTests
{
    private const string Network = "[Network, Input(4, Name = \"flower\"), Dense(3), Relu, Dense(2)] public sealed partial class Iris;";

    private const string Table = """

        layer   operator  output  parameters  starts as
        ──────  ────────  ──────  ──────────  ──────────────
        flower  input     [4]              0
        dense1  dense     [3]             15  He normal
        relu1   relu      [3]              0
        dense2  dense     [2]              8  Glorot uniform

        23 parameters

        """;

    [Fact]
    public void A_class_without_documentation_gets_its_layers_as_summary()
    {
        XElement member = Documentation(Network);

        XElement summary = Assert.Single(member.Elements());
        Assert.Equal("summary", summary.Name);
        Assert.Equal(Table, Lines(summary.Element("code")!.Value));
    }

    [Theory]
    [InlineData("/// <summary>Tells three flowers apart.</summary>\n")]
    [InlineData("/** <summary>Tells three flowers apart.</summary> */\n")]
    public void The_users_summary_stays_the_only_one(string comment)
    {
        XElement member = Documentation(comment + Network);

        Assert.Equal("Tells three flowers apart.", Assert.Single(member.Elements("summary")).Value);
        Assert.Equal(Table, Lines(Assert.Single(member.Elements("remarks")).Element("code")!.Value));
    }

    private static XElement Documentation(string source) =>
        XElement.Parse(Compiled.From("using NetCompiler;\n" + source).Compilation.GetTypeByMetadataName("Iris")!.GetDocumentationCommentXml()!);

    /// <summary>Roslyn indents what it merges.</summary>
    private static string Lines(string code) => string.Join('\n', code.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim(' ')));
}
