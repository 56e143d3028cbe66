using System.Globalization;
using System.Linq;
using NetCompiler.Generator.Tests.Harness;
using Xunit;

namespace NetCompiler.Generator.Tests.Incrementality;

/// <summary>The generator's output is the same whatever the machine's culture.</summary>
public class CultureTests
{
    private const string Source = Specs.Usings + """
        [Network, MeanSquaredError(Weight = 0.5)]
        partial class Net
        {
            static Tensor Forward([Shape(8)] Tensor x)
            {
                for (int i = -1; i < 2; i++)
                    x = x.Dense(4, name: $"layer{i + 1}").LeakyRelu(0.25) * -0.5f;
                string text = $"{1.5f}{-2}" + 0.75 + (-3);
                return x.Dense(text == "1.5-20.75-3" ? 1 : 2).Dropout(1e-5);
            }
        }
        """;

    [Fact]
    public void A_decimal_comma_and_a_foreign_minus_change_nothing()
    {
        var plain = Generated();
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo? defaults = CultureInfo.DefaultThreadCurrentCulture;

        CultureInfo hostile = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        hostile.NumberFormat.NumberDecimalSeparator = ",";
        hostile.NumberFormat.NumberGroupSeparator = ".";
        hostile.NumberFormat.NegativeSign = "\u2212";

        try
        {
            CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = hostile;
            Assert.Equal("\u22121,5", (-1.5).ToString());
            Assert.Equal(plain, Generated());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.DefaultThreadCurrentCulture = defaults;
        }
    }

    private static string Generated()
    {
        Compiled compiled = Compiled.From(Source);
        return string.Join("\n", compiled.Generated.OrderBy(g => g.Key).Select(g => g.Key + "\n" + g.Value)) + "\n" + Specs.Of(Source);
    }
}
